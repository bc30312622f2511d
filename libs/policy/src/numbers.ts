/**
 * Numbers of the office that are no clocks of a process, by the same kind of key. Days are calendar days. A commune
 * may override them.
 */
export const POLICY_NUMBERS = {
  /** Families a professional attends at most. */
  'caseload.case-manager': 40,
  'caseload.family-therapist': 25,
  /** Contact attempts before a family counts as not located: how many, of how many kinds, how many of them visits. */
  'invitation.contact-attempts': 3,
  'invitation.contact-kinds': 2,
  'invitation.visits': 1,
  /** A common diagnosis younger than this is reused. */
  'diagnosis.valid-days': 180,
  /** How often sessions are expected; the alarm is the clock `caseManagement.execution.session`. */
  'execution.session-every-days': 14,
  /** A pause is at most this long: after it somebody is woken. */
  'pause.maximum-days': 90,
} as const satisfies Record<string, number>;

export type PolicyNumberKey = keyof typeof POLICY_NUMBERS;
export type PolicyNumbers = Record<PolicyNumberKey, number>;
export const POLICY_NUMBER_KEYS = Object.keys(POLICY_NUMBERS) as PolicyNumberKey[];

/** A clock that names no reminder reminds at this share of its term, and climbs at this multiple (rulings: Time). */
export const REMINDER_SHARE = 0.6;
export const CLIMB_MULTIPLE = 2;
