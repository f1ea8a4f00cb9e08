/**
 * How well a number of the default scenario is founded.
 * A: two independent published sources agree · B: one published source, read by us · C: recalled from the literature,
 * or carried over from another market · D: design assumption, no source · choice: not a claim about the world but
 * something the user decides or a book brings along.
 */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'choice';

export interface Source {
  /** Path in the scenario, list positions written `*` unless the row is about one entry only. */
  path: string;
  grade: Grade;
  /** Where the number comes from, or why it was chosen. */
  source: { vi: string; en: string };
  url?: string;
  /** Plausible range, in the field's own unit: 8 of 10 times between, by judgement unless the source gives it. */
  range?: [number, number];
}

const DESIGN = { vi: 'Giả định thiết kế', en: 'Design assumption' };
const YOURS = { vi: 'Do bạn quyết định', en: 'For you to decide' };
export const BOOK = {
  vi: 'Theo danh mục; nhập danh mục của bạn để thay',
  en: 'Comes with the book; import yours to replace it',
};
export const BAND = { vi: 'Cách chia nhóm', en: 'How buckets are cut' };
export const NO_LOCAL = {
  vi: 'Giả định thiết kế: không tìm thấy số liệu công bố cho Việt Nam; hãy thay bằng số của bạn',
  en: 'Design assumption: no published Vietnamese figure was found; replace it with yours',
};

/** An assumption of ours. */
export const design = (path: string, range?: [number, number], source = DESIGN): Source =>
  row(path, 'D', source, undefined, range);
/** Not a claim about the world. */
export const choice = (path: string, source = YOURS): Source => row(path, 'choice', source);

/** Any other row. */
export function row(
  path: string,
  grade: Grade,
  source: Source['source'],
  url?: string,
  range?: [number, number],
): Source {
  return { path, grade, source, ...(url === undefined ? {} : { url }), ...(range ? { range } : {}) };
}
