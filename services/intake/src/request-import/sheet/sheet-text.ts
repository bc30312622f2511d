import chardet from 'chardet';
import iconv from 'iconv-lite';

const strict = new TextDecoder('utf-8', { fatal: true });
const NEWLINE = 0x0a;

/**
 * Text of a file as offices save it: UTF-8 with or without its mark, UTF-16 with its mark ("Unicode text" of Excel),
 * Windows-1252; also lines of both kinds in one file, as pasting leaves them.
 */
export function decodeText(bytes: Buffer): string {
  const marked = chardet.detect(bytes);
  if (marked && /^UTF-(16|32)/.test(marked) && hasMark(bytes)) return withoutMark(iconv.decode(bytes, marked));
  const whole = asUtf8(bytes);
  return withoutMark(
    whole ??
      linesOf(bytes)
        .map((line) => asUtf8(line) ?? iconv.decode(line, 'windows-1252'))
        .join('\n'),
  );
}

/** `JosÃ©` → `José`: text that was saved as UTF-8 and read as Windows-1252 on its way to us. */
export function repairMojibake(text: string): string {
  if (!/[ÃÂ][\u0080-\u00ff\u0152-\u2122]/.test(text)) return text;
  const repaired = asUtf8(iconv.encode(text, 'windows-1252'));
  return repaired ?? text;
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return [...lines, bytes.subarray(from)];
}

const hasMark = (bytes: Buffer): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
const withoutMark = (text: string): string => text.replace(/^\ufeff/, '');
