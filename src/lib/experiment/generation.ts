/**
 * Engine generation: raised whenever any published number changes, so that a link can say which engine made it.
 * Until release 1.0 it may change without the old engine being kept.
 */
export const ENGINE_GENERATION = 6;
