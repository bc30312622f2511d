/** An answer of an API is no page: nothing of it is loaded, run, sent or framed. Pages say their own. */
export const ANSWER_POLICY = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** What browsers are told where an answer is given before anything else of the house has run: the same as with every other. */
export const GUARD_HEADERS = {
  'content-security-policy': Object.entries(ANSWER_POLICY)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join(';'),
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;
