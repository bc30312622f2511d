import { servicesBut } from '../envelope.js';

/** What is known of a person is taken away once it is not needed any more (law 21.719). */
export const ANONYMISATION_STAGES = ['announced', 'held', 'erasing', 'closed'] as const;
export type AnonymisationStage = (typeof ANONYMISATION_STAGES)[number];
export const ANONYMISATION_OUTCOMES = ['anonymised', 'called-off'] as const;
export type AnonymisationOutcome = (typeof ANONYMISATION_OUTCOMES)[number];
/** Why it was opened: the person asked for it, or what is kept has been kept long enough. */
export const ANONYMISATION_CAUSES = ['asked-for', 'retention'] as const;
export type AnonymisationCause = (typeof ANONYMISATION_CAUSES)[number];
/** Services that hold texts of people besides the registry: each erases its own, and tells it. */
export const ERASING_SERVICES = servicesBut('intake', 'reporting');
export type ErasingService = (typeof ERASING_SERVICES)[number];
