import { createContext } from 'svelte';
import type { Runner } from '#runner';

/** The app's runner, for a view that asks a question of its own beside the plans' runs: provided by the layout. */
export const [useRunner, provideRunner] = createContext<Runner>();
