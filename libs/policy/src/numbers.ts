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
  /** Sessions of a family therapy (process §3): of each kind, and in all unless the coordinator extends. */
  'therapy.individual-sessions': 8,
  'therapy.group-sessions': 4,
  'therapy.maximum-sessions': 12,
  /** Missed in a row before the family is looked for, and before the coordinator is told. */
  'therapy.missed-for-rescue': 2,
  'therapy.missed-for-coordinator': 4,
  /** Contact attempts before an offered vacancy goes to the next (process §4), and of how many kinds. */
  'referral.contact-attempts': 2,
  'referral.contact-kinds': 2,
  /** A provider confirms its entry in the map of offer this often. */
  'offer.fresh-days': 30,
  /** How long the link by which a receiver without an account answers can be used. */
  'offer.link-days': 14,
  /** Alerts of one child: from different sources within these days, again within these (process §5), factors that make it complex. */
  'alert.simultaneous-days': 7,
  'alert.successive-days': 90,
  'alert.complex-factors': 3,
  /** What is known of a person is kept this long after the last of their records ended, and after they came of age. */
  'retention.years': 10,
  /** From this age on a child consents, and withdraws its consent, itself. */
  'consent.own-age': 14,
  /** A pause is at most this long: after it somebody is woken. */
  'pause.maximum-days': 90,
} as const satisfies Record<string, number>;

export type PolicyNumberKey = keyof typeof POLICY_NUMBERS;
export type PolicyNumbers = Record<PolicyNumberKey, number>;
export const POLICY_NUMBER_KEYS = Object.keys(POLICY_NUMBERS) as PolicyNumberKey[];

/** A clock that names no reminder reminds at this share of its term, and climbs at this multiple (rulings: Time). */
export const REMINDER_SHARE = 0.6;
export const CLIMB_MULTIPLE = 2;
