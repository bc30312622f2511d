import type { Answer } from '@oln/testing';

/** The answer's body, where the status is one that is expected (200); throws and says what was answered instead. */
export function body<Body>(answer: Answer<Body>, ...expected: number[]): Body {
  const statuses = expected.length > 0 ? expected : [200];
  if (!statuses.includes(answer.status))
    throw new Error(`${answer.status} instead of ${statuses.join(' or ')}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Status and code of the problem, for one comparison. */
export const codeOf = (answer: Answer<unknown>): unknown => [answer.status, (answer.body as { code?: string }).code];
