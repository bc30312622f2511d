import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../problem.js';

/**
 * New and changed files, kept in memory until everything fits: a generator that cannot finish writes nothing.
 * Throws {@link Problem} where something is there already, or where a place to add to is not found.
 */
export class Draft {
  private readonly files = new Map<string, string>();

  constructor(private readonly root: string) {}

  get paths(): string[] {
    return [...this.files.keys()].sort();
  }

  has(path: string): boolean {
    return this.files.has(path) || existsSync(join(this.root, path));
  }

  read(path: string): string {
    const drafted = this.files.get(path);
    if (drafted !== undefined) return drafted;
    if (!this.has(path)) throw new Problem(`${path} is not there: is this the root of the clone?`);
    return readFileSync(join(this.root, path), 'utf8');
  }

  add(path: string, text: string): void {
    if (this.has(path)) throw new Problem(`${path} is there already: take another name.`);
    this.files.set(path, text);
  }

  /** Puts `text` in the place that `pattern` finds, once. */
  change(path: string, pattern: RegExp, text: string): void {
    const before = this.read(path);
    if (!pattern.test(before)) throw new Problem(`${path} is not as expected: nothing in it fits ${pattern}.`);
    this.files.set(
      path,
      before.replace(pattern, (...found: string[]) =>
        text.replace(/\$(\d)/g, (_, number: string) => found[Number(number)] ?? ''),
      ),
    );
  }

  /** After the last import. */
  addImport(path: string, line: string): void {
    const lines = this.read(path).split('\n');
    const last = lines.findLastIndex((text) => /^import |^\} from '/.test(text));
    lines.splice(last + 1, 0, line);
    this.files.set(path, lines.join('\n'));
  }

  append(path: string, text: string): void {
    this.files.set(path, `${this.read(path).trimEnd()}\n\n${text}`);
  }

  /** Fills every template of a folder, file names included. */
  fill(templates: string, into: string, words: Record<string, string>, skip: readonly string[] = []): void {
    for (const name of readdirSync(templates).filter((file) => !skip.includes(file)))
      this.add(join(into, filled(name.replace(/\.template$/, ''), words)), filledFrom(join(templates, name), words));
  }

  write(): void {
    for (const [path, text] of this.files) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), text);
    }
  }
}

export const filledFrom = (template: string, words: Record<string, string>): string =>
  filled(readFileSync(template, 'utf8'), words);

/** `__word__`; a word that nobody gave is a mistake of the template. */
export const filled = (text: string, words: Record<string, string>): string =>
  text.replace(/__([A-Za-z]+)__/g, (place, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`A template asks for ${place}`);
    return value;
  });
