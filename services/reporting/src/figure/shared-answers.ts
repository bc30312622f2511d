/** What leaves the commune is at most so old: to the ministry a minute is no time. */
const KEPT_MS = 60_000;
/** Different questions that are remembered. */
const AT_MOST = 500;

interface Kept<Answer> {
  answer: Promise<Answer>;
  until: number;
}

/** Answers for who asks the same: reckoned once in a while, and once only for those who ask at the same time. */
export class SharedAnswers<Answer> {
  private readonly kept = new Map<string, Kept<Answer>>();

  constructor(private readonly now: () => number = Date.now) {}

  of(question: string, reckon: () => Promise<Answer>): Promise<Answer> {
    const known = this.kept.get(question);
    if (known && known.until > this.now()) return known.answer;
    const kept = { answer: reckon(), until: this.now() + KEPT_MS };
    this.keep(question, kept);
    // What failed is nobody else's answer.
    kept.answer.catch(() => this.kept.get(question) === kept && this.kept.delete(question));
    return kept.answer;
  }

  private keep(question: string, kept: Kept<Answer>): void {
    this.kept.delete(question);
    this.kept.set(question, kept);
    for (const [oldest] of this.kept) {
      if (this.kept.size <= AT_MOST) return;
      this.kept.delete(oldest);
    }
  }
}
