/** Rights of persons over their data (law 21.719). */
export const RIGHTS_REQUEST_STAGES = ['received', 'extended', 'closed'] as const;
export type RightsRequestStage = (typeof RIGHTS_REQUEST_STAGES)[number];
export const RIGHTS_REQUEST_OUTCOMES = ['granted', 'partly-granted', 'refused', 'withdrawn'] as const;
export type RightsRequestOutcome = (typeof RIGHTS_REQUEST_OUTCOMES)[number];
/** What a person may ask for. */
export const PERSONAL_RIGHTS = ['access', 'portability', 'rectification', 'erasure', 'objection'] as const;
export type PersonalRight = (typeof PERSONAL_RIGHTS)[number];
/** Who asks: the person, who cares for them, or who acts in their place by a document. */
export const RIGHTS_RELATIONS = ['self', 'guardian', 'curator', 'heir', 'court'] as const;
export type RightsRelation = (typeof RIGHTS_RELATIONS)[number];
