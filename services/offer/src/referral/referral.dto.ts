import {
  PRIORITIES,
  REFERRAL_OUTCOMES,
  REFERRAL_STAGES,
  type Priority,
  type ReferralOutcome,
  type ReferralStage,
} from '@oln/contracts';
import {
  CodeField,
  CodesField,
  CommuneField,
  FlagField,
  FlagQuery,
  IdField,
  InstantField,
  IntField,
  ListField,
  PageQuery,
  PartField,
  PatternField,
  PersonField,
  TextField,
} from '@oln/service-kit';
import { GROUNDS, type Ground } from '../matching/matching.js';
import { SECTORS } from '../offer-map/offer.js';
import {
  AGE_BANDS,
  PAUSE_REASONS,
  RESULTS,
  SEXES,
  type AgeBand,
  type PauseReason,
  type Result,
  type Sex,
} from './referral.js';
import { LEGAL_BASES, type LegalBasis } from './legal-basis.js';
import { REFERRAL_SORTS, type ReferralSort } from './referral.repository.js';

const REVIEW_CAUSES = ['wait-ended', 'family-unreached'] as const;

/** Code of a need, as the map of offer names it. */
export const NeedField = (options: { optional?: boolean } = {}): PropertyDecorator =>
  PatternField(/^[a-z0-9][a-z0-9.-]{0,79}$/, {
    example: 'mental-health-care',
    max: 80,
    describe: 'Code of the need',
    ...options,
  });

export const RequirementsField = (): PropertyDecorator =>
  CodesField({ example: 'fonasa', max: 30, describe: 'What the child or family brings along' });

/** What a place is looked for. */
export class DemandBody {
  @NeedField() need: string;
  @CodeField(SECTORS) sector: string;
  @CodeField(AGE_BANDS, { example: '7-13', describe: 'Band of the age; `family`: the whole family' }) ageBand: AgeBand;
  @CodeField(SEXES, { optional: true, describe: 'Where it matters' }) sex?: Sex;
  @RequirementsField() requirementsMet: string[];
}

export class RequestBody extends DemandBody {
  @CommuneField({ optional: true, describe: 'Needed by whoever works in several' }) commune?: string;
  @IdField({ describe: 'Family (registry of intake)' }) familyId: string;
  @IdField({ optional: true, describe: 'Child; absent: the whole family' }) childId?: string;
  @IdField({ optional: true, describe: 'Case it is asked for in' }) caseId?: string;
  @IdField({ optional: true, describe: 'Request it is asked for in' }) requestId?: string;
  @CodeField(PRIORITIES) priority: Priority;
  @PersonField({ optional: true, describe: 'Who walks with the family; absent: who asks' }) personInCharge?: string;
  @TextField({
    optional: true,
    max: 4_000,
    example: 'Prefiere horario de tarde',
    describe: 'What the receiver should know. Kept encrypted',
  })
  note?: string;
  @CodeField(LEGAL_BASES, {
    optional: true,
    describe: 'On what it rests, where consent to sending the data is refused or withdrawn',
  })
  legalBasis?: LegalBasis;
  @TextField({
    optional: true,
    max: 2_000,
    example: 'Resolución del tribunal de familia, causa de protección',
    describe: 'Why; needed with legalBasis. Kept encrypted',
  })
  legalBasisReason?: string;
}

export class RefusedDto {
  @IdField() offerId: string;
  @TextField({ example: 'no-capacity' }) reason: string;
  @InstantField() at: string;
}

export class ReferralPauseDto {
  @InstantField() since: string;
  @InstantField({ describe: 'When somebody is woken' }) until: string;
  @CodeField(PAUSE_REASONS) reason: PauseReason;
}

export class ReferralDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, describe: 'To be sent back as If-Match' }) version: number;
  @IdField() familyId: string;
  @IdField({ optional: true }) childId?: string;
  @IdField({ optional: true }) caseId?: string;
  @IdField({ optional: true }) requestId?: string;
  @NeedField() need: string;
  @CodeField(SECTORS) sector: string;
  @CodeField(AGE_BANDS, { example: '7-13' }) ageBand: AgeBand;
  @CodeField(SEXES, { optional: true }) sex?: Sex;
  @RequirementsField() requirementsMet: string[];
  @CodeField(PRIORITIES) priority: Priority;
  @PersonField() personInCharge: string;
  @CodeField(REFERRAL_STAGES) stage: ReferralStage;
  @InstantField() stageSince: string;
  @InstantField() requestedAt: string;
  @IntField({ describe: 'Providers that were asked' }) attempts: number;
  @ListField(() => RefusedDto, { describe: 'Providers that do not receive the family' }) refused: RefusedDto[];
  @IdField({ optional: true, describe: 'Referral whose gap it takes up' }) followsId?: string;
  @PartField(() => ReferralPauseDto, { optional: true }) pause?: ReferralPauseDto;
  @IdField({ optional: true, describe: 'Service of the map that is asked' }) offerId?: string;
  @IdField({ optional: true }) organizationId?: string;
  @InstantField({ optional: true }) sentAt?: string;
  @InstantField({ optional: true }) acknowledgedAt?: string;
  @InstantField({ optional: true, describe: 'Since when it counts in the list' }) arrivedAt?: string;
  @InstantField({ optional: true, describe: 'From here the maximum wait is counted' }) waitCountsFrom?: string;
  @InstantField({ optional: true, describe: 'The family asked not to be called before' }) availableFrom?: string;
  @IntField({ optional: true, min: 1, describe: 'Place in the list, counted when it is read' }) position?: number;
  @CodeField(REVIEW_CAUSES, { optional: true }) reviewCause?: string;
  @InstantField({ optional: true }) offeredAt?: string;
  @InstantField({ optional: true, describe: 'First appointment' }) appointmentAt?: string;
  @InstantField({
    optional: true,
    describe: 'The place is due to go to the next: the family is still to be looked for',
  })
  releaseDueSince?: string;
  @CodeField(REFERRAL_OUTCOMES, { optional: true, describe: 'Never changes once it is fixed' })
  outcome?: ReferralOutcome;
  @InstantField({ optional: true }) outcomeAt?: string;
  @TextField({ optional: true, example: 'distance' }) exitReason?: string;
  @InstantField({ optional: true, describe: 'First attendance' }) effectiveAt?: string;
  @CodeField(RESULTS, { optional: true }) result?: Result;
  @InstantField({ optional: true, describe: 'Nothing is left to do' }) endedAt?: string;
  @TextField({ optional: true, max: 4_000, example: 'Prefiere horario de tarde' }) note?: string;
  @TextField({ optional: true, max: 500, example: 'CESFAM Santa Amalia, box 4' }) place?: string;
  @InstantField({ optional: true }) listCheckedAt?: string;
  @InstantField({
    optional: true,
    describe: 'Consent to sending the data is withheld since: to be withdrawn, or its legal basis stated',
  })
  consentWithdrawnAt?: string;
  @CodeField(LEGAL_BASES, { optional: true, describe: 'What it rests on, where that is not consent' })
  legalBasis?: LegalBasis;
  @PersonField({ optional: true }) legalBasisBy?: string;
  @InstantField({ optional: true }) legalBasisAt?: string;
  @TextField({ optional: true, max: 2_000, example: 'Resolución del tribunal de familia' }) legalBasisReason?: string;
}

export class ReferralListQuery extends PageQuery {
  @PersonField({ optional: true, describe: 'Who walks with the family' }) personInCharge?: string;
  @CodeField(REFERRAL_STAGES, { optional: true }) stage?: ReferralStage;
  @CodeField(REFERRAL_OUTCOMES, { optional: true }) outcome?: ReferralOutcome;
  @CodeField(PRIORITIES, { optional: true }) priority?: Priority;
  @NeedField({ optional: true }) need?: string;
  @IdField({ optional: true }) familyId?: string;
  @IdField({ optional: true }) childId?: string;
  @IdField({ optional: true }) caseId?: string;
  @IdField({ optional: true }) requestId?: string;
  @IdField({ optional: true, describe: 'Service of the map' }) offerId?: string;
  @FlagQuery({ optional: true, describe: 'True: the outcome is open. False: it is fixed' }) open?: boolean;
  @FlagQuery({ optional: true }) paused?: boolean;
  @CodeField(REFERRAL_SORTS, {
    optional: true,
    describe: 'Default -requestedAt. stageSince: longest in its stage first',
  })
  sort?: ReferralSort;
}

export class PointsDto {
  @CodeField(GROUNDS) ground: Ground;
  @IntField({ min: -100, max: 100, example: 20 }) points: number;
}

/** A service that may answer the need, and why it stands where it stands. */
export class CandidateDto {
  @IntField({ min: 1, example: 1 }) rank: number;
  @IdField() offerId: string;
  @IdField() organizationId: string;
  @TextField({ max: 300, example: 'Salud mental infanto-juvenil' }) name: string;
  @TextField({ max: 300, example: 'CESFAM Santa Amalia' }) organizationName: string;
  @FlagField({ describe: 'Of the commune; otherwise of its region' }) own: boolean;
  @IntField({ min: -200, max: 200, example: 90, describe: 'Sum of the grounds' }) points: number;
  @ListField(() => PointsDto) grounds: PointsDto[];
  @CodesField({ example: 'fonasa', describe: 'What the family is not known to bring along' })
  missingRequirements: string[];
  @IntField({ optional: true, min: 0, example: 3, describe: 'Absent: the service declares no places' })
  vacancies?: number;
  @IntField({ example: 12, describe: 'On its list; 200: or more' }) waiting: number;
  @FlagField({ example: false, describe: 'Nobody has confirmed its entry for long' }) stale: boolean;
  @FlagField({ describe: 'A link by which it answers can be mailed' }) hasContactEmail: boolean;
  @FlagField({ example: false, describe: 'It was asked before and does not receive the family' }) askedBefore: boolean;
}

export class ExploreQuery {
  @CommuneField({ optional: true }) commune?: string;
  @NeedField() need: string;
  @CodeField(AGE_BANDS, { example: '7-13' }) ageBand: AgeBand;
  @CodeField(SEXES, { optional: true }) sex?: Sex;
}
