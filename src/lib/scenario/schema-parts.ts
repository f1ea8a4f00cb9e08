import { z } from './zod.ts';
import { LIMITS } from './limits.ts';

/** Kinds of number and text that the scenario schema is made of. */
export const share = z.number().min(0).max(1);
export const count = (max: number) => z.int().min(0).max(max);
export const money = z.int().min(0).max(LIMITS.money);
export const seconds = z.int().min(0).max(36_000);
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/);
export const text = (max: number) => z.string().max(max);
export const bilingual = (max: number) => z.strictObject({ vi: text(max), en: text(max) });
