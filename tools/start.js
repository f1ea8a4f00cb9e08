/** `npm start`: sets up, builds, serves, and prints the address. Needs nothing but Node and npm. */
import { join } from 'node:path';
import { serve } from './serve.js';
import { bin, checkNode, installPackages, root, run } from './setup.js';

checkNode();
installPackages();
console.log('Building …');
if (!run(process.execPath, [bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn'])) {
  console.error('The build failed; see above.');
  process.exit(1);
}
const { address } = await serve({ folder: join(root, 'build'), port: Number(process.env.PORT ?? 4173) });
console.log(`\nRecovery Sandbox: ${address}\nStop with Ctrl+C.`);
