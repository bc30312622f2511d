import { defaultPayloadConverter, RawValue, type Payload } from '@temporalio/common';

/**
 * What a supervisor may read in the Temporal UI without keys: codes and Spanish labels. Safe inside workflows.
 *
 * The SDK hands summaries, details and arguments to the codec alike, so a codec cannot see which is which. The text is
 * therefore marked where it is made: a RawValue passes the payload converter as it is, and carries the mark in its
 * metadata. Text that came from a request cannot carry it: JSON makes no RawValue.
 */
export const READABLE_MARK = 'oln-readable';

/** For `summary`, `staticSummary` and `staticDetails`. Typed as the text that the SDK's options ask for. */
export function readable(text: string): string {
  const payload = defaultPayloadConverter.toPayload(text);
  const marked: Payload = { ...payload, metadata: { ...payload.metadata, [READABLE_MARK]: MARK } };
  return RawValue.fromPayload(marked) as unknown as string;
}

const MARK = new Uint8Array([49]);

/** Letters, digits and plain signs; no @, no brackets of code. Room for a page of current details. */
const LABEL = /^[\p{L}\p{N}\s.,:;·…!¡?¿()[\]/|%+*_#`'"→←≥≤<>=°ª–—-]{0,4000}$/u;
const RUN_LIKE = /(?<![\dA-Za-z-])\d{1,3}(\.?\d{3}){2}\s?[-‐–]\s?[\dkK](?![\dA-Za-z-])/u;

/** The second wall behind the mark: text that looks like a RUN or an address of e-mail is never left readable. */
export const isLabel = (text: string): boolean => LABEL.test(text) && !RUN_LIKE.test(text);
