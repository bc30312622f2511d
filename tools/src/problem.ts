/** An expected problem: told in one sentence that says what to do, without a stack. */
export class Problem extends Error {}
