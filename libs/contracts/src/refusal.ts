/** HTTP statuses a rule may refuse with; 503: what would be answered now would not be whole. */
export type RefusalStatus = 400 | 403 | 404 | 409 | 412 | 422 | 428 | 503;

/** One entry of a capability's closed list of errors. Texts hold no personal data, ever. */
export interface RefusalDefinition {
  /** `FAMILY_PLAN.NOT_AGREED`: stable, part of the contract. */
  readonly code: string;
  readonly status: RefusalStatus;
  /** What is wrong, in the caller's language. `{name}` places are filled from `params` (codes, numbers, dates). */
  readonly title: { readonly es: string; readonly en: string };
  /** What the caller can do about it. */
  readonly todo: { readonly es: string; readonly en: string };
}

/** A rule's answer "no". A value, not an exception: pure decisions return it, services settle it. */
export class Refusal {
  readonly refused = true;

  constructor(
    readonly definition: RefusalDefinition,
    readonly at: { field?: string; params?: Record<string, string | number> } = {},
  ) {}
}

export function isRefusal(decision: unknown): decision is Refusal {
  return decision instanceof Refusal;
}

export const refuse = (definition: RefusalDefinition, at?: Refusal['at']): Refusal => new Refusal(definition, at);

/** Thrown by a service when a decision was refused; doors translate it in one place. Never retried. */
export class RefusedError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.definition.code);
    this.name = 'RefusedError';
  }
}

/** Gives the facts, or throws the refusal. */
export function settle<Facts>(decision: Facts | Refusal): Facts {
  if (isRefusal(decision)) throw new RefusedError(decision);
  return decision;
}

type Entry = Omit<RefusalDefinition, 'code'>;

/** Declares a capability's closed list: `defineErrors('FAMILY_PLAN', { NOT_AGREED: { status: 409, … } })`. */
export function defineErrors<const Entries extends Record<string, Entry>>(
  capability: string,
  entries: Entries,
): { readonly [Key in keyof Entries]: RefusalDefinition } {
  return Object.fromEntries(
    Object.entries(entries).map(([key, entry]) => [key, Object.freeze({ ...entry, code: `${capability}.${key}` })]),
  ) as { [Key in keyof Entries]: RefusalDefinition };
}
