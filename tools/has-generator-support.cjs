// Stands in for @stdlib/assert-has-generator-support, which asks by eval(). A page's policy forbids eval, so a browser
// would take another branch of the numerics than Node does. Every engine we run on has generators.
module.exports = () => true;
