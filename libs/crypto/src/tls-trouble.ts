import type { Tls } from './tls.js';

/** What a failed connection says of TLS, by code or in the words of Node.js, gRPC, PostgreSQL or Temporal's SDK. The first that fits tells. */
const TROUBLES: readonly (readonly [RegExp, string])[] = [
  [
    /ALERT_(CERTIFICATE|UNKNOWN_CA|BAD_CERT|UNSUPPORTED_CERT)|alert (certificate|unknown ca|bad cert|unsupported cert)|fatal alert: (Certificate|UnknownCA|BadCert|UnsupportedCert)|valid client certificate/i,
    'it refuses our certificate, or that we show none (…_TLS_CERT, …_TLS_KEY)',
  ],
  [
    /ALTNAME_INVALID|match certificate's altnames|NotValidForName/,
    'its certificate is for another name than its address',
  ],
  [
    /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|certificate (has expired|is not yet valid)|Certificate\((Expired|NotValidYet)/,
    'its certificate is not valid now',
  ],
  [
    /SELF_SIGNED_CERT|UNABLE_TO_(VERIFY|GET)|self-signed certificate|unable to (verify|get)|UnknownIssuer/,
    'its certificate is by an authority that is not among ours (…_TLS_CA)',
  ],
  [/does not support ('tls'|SSL)|WRONG_VERSION_NUMBER|InvalidContentType/i, 'it does not speak TLS'],
];

/** Some servers say nothing to whom they do not know: they hang up. */
const HUNG_UP =
  /ECONNRESET|EPIPE|ConnectionReset|BrokenPipe|UnexpectedEof|connection closed|operation was canceled|Connection terminated|Failed to connect/i;

const DEEPEST = 6;

/**
 * Why a way could not be opened, in words with nothing of what the error itself says; undefined where TLS has no part in it.
 * `tls`: how it was to be secured, if it was.
 */
export function tlsTrouble(error: unknown, tls?: Tls): string | undefined {
  const said = wordsOf(error, DEEPEST).join('\n');
  const trouble = TROUBLES.find(([pattern]) => pattern.test(said))?.[1];
  return trouble ?? (tls && HUNG_UP.test(said) ? 'it hangs up: it may refuse our certificate' : undefined);
}

function wordsOf(error: unknown, deep: number): string[] {
  if (deep === 0 || typeof error !== 'object' || error === null) return [];
  const { code, message, details, cause, driverError } = error as Record<string, unknown>;
  const own = [code, message, details].filter((word) => typeof word === 'string');
  return [...own, ...wordsOf(cause, deep - 1), ...wordsOf(driverError, deep - 1)];
}
