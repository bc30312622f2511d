import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Forms in which a text can lie in a file: plain, in JSON, Base64 at each offset, hex, URL, UTF-16. */
export function encodedForms(text: string): Buffer[] {
  const plain = Buffer.from(text, 'utf8');
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), plain]).toString('base64');
    // The first and the last characters depend on what stands beside.
    return encoded.slice(offset === 0 ? 0 : 4, -4);
  });
  const forms = [text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text), plain.toString('hex'), ...base64];
  return [...new Set(forms)]
    .filter((form) => form.length >= 6)
    .map((form) => Buffer.from(form))
    .concat(Buffer.from(text, 'utf16le'));
}

/** Files below the folders that hold one of the texts in any form, as `file: text`. */
export function findTraces(folders: string[], texts: string[]): string[] {
  const wanted = texts.flatMap((text) => encodedForms(text).map((form) => ({ text, form })));
  return folders.flatMap(filesBelow).flatMap((file) => {
    const content = contentOf(file);
    const found = wanted.filter(({ form }) => content.includes(form)).map(({ text }) => text);
    return [...new Set(found)].map((text) => `${file}: ${text}`);
  });
}

/** A running system makes and removes files and folders all the time. */
function orGone<Read>(read: () => Read, gone: Read): Read {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return gone;
    throw error;
  }
}

const contentOf = (file: string): Buffer => orGone(() => readFileSync(file), Buffer.alloc(0));

/** Throws if the folder itself is not there: nothing was looked at then. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return orGone(() => filesBelow(path), []);
    return entry.isFile() ? [path] : [];
  });
}
