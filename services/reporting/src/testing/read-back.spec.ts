import { unzipSync, strFromU8 } from 'fflate';
import readXlsxFile from 'read-excel-file/node';

/** Files as independent readers see them. Holds no tests. */
export interface ReadPdf {
  pages: string[];
  title?: string;
  language?: string;
  isTagged: boolean;
  /** Kinds of tags. */
  roles: Set<string>;
  /** What is said of pictures. */
  alternatives: string[];
  outline: string[];
}

interface Node {
  role?: string;
  alt?: string;
  children?: Node[];
}

/** By Mozilla's PDF.js. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } };
  const read: ReadPdf = {
    pages: [],
    title: info.Title,
    language: info.Language,
    isTagged: false,
    roles: new Set(),
    alternatives: [],
    outline: [],
  };
  const marks = (await document.getMarkInfo()) as { Marked?: boolean } | null;
  read.isTagged = marks?.Marked === true;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    read.pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    );
    gather((await page.getStructTree()) as Node | null, read);
  }
  read.outline = ((await document.getOutline()) as { title: string }[] | null)?.map(({ title }) => title) ?? [];
  await document.destroy();
  return read;
}

function gather(node: Node | null, read: ReadPdf): void {
  if (!node) return;
  if (node.role) read.roles.add(node.role);
  if (node.alt) read.alternatives.push(node.alt);
  for (const child of node.children ?? []) gather(child, read);
}

export interface ReadXlsx {
  sheets: Record<string, unknown[][]>;
  /** The parts of the package, by path. */
  parts: Record<string, string>;
}

export async function readXlsx(bytes: Buffer): Promise<ReadXlsx> {
  const sheets = Object.fromEntries((await readXlsxFile(bytes)).map(({ sheet, data }) => [sheet, data as unknown[][]]));
  const parts = Object.entries(unzipSync(new Uint8Array(bytes))).map(([path, content]) => [path, strFromU8(content)]);
  return { sheets, parts: Object.fromEntries(parts) as Record<string, string> };
}
