import { parseArgs, type ParseArgsConfig } from 'node:util';

/** What the process ends with. */
export const EXIT = {
  ok: 0,
  /** A check failed, or a result is not the one a link promised. */
  differs: 1,
  /** The user's mistake: said in a sentence. */
  usage: 2,
  /** Ours: said with a stack trace. */
  internal: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Where a command writes; replaced in tests. Lines come without their line break. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** Overwrites one line of progress on a terminal; does nothing when the output is a file. */
  progress(line: string): void;
  /** Module that makes a thread of this program, see `createThreadRunner`. Absent: one thread does all. */
  threadEntry?: URL;
}

/** The user's mistake, as one or more sentences. */
export class UserError extends Error {
  override name = 'UserError';
}

export interface Command {
  name: string;
  summary: string;
  /** Shown by `--help`, whole. */
  help: string;
  run(args: string[], terminal: Terminal): Promise<ExitCode>;
}

/** `parseArgs` that reports an unknown or incomplete option as the user's mistake. */
export function parseOptions<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      throw new UserError(firstSentence(error.message));
    throw error;
  }
}

/** Exactly the files a command asks for. */
export function expectPositionals(positionals: string[], min: number, max: number, what: string): string[] {
  if (positionals.length < min) throw new UserError(`Missing: ${what}.`);
  if (positionals.length > max)
    throw new UserError(`Too many arguments: “${positionals[max]}” is one more than ${what}.`);
  return positionals;
}

/** Node adds advice about `--` that reads as noise. */
function firstSentence(message: string): string {
  return message.split(/\. (?:To|Did)/)[0]!.replace(/\.?$/, '.');
}
