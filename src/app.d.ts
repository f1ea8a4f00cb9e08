// See https://svelte.dev/docs/kit/types#app.d.ts for what may stand here.
declare global {
  namespace App {}
}

export {};
