import { isRefusal, LIVING_COMMUNITY_PLAN_STAGES, refuse, type CommunityPlanStage, type Refusal } from '@oln/contracts';
import { missingProducts } from '../plan-product/plan-product.js';
import type {
  Command,
  CommandName,
  CommunityPlanCommand,
  CycleTerm,
  ProductsThere,
} from './community-plan-commands.js';
import { CommunityPlanErrors } from './community-plan.errors.js';
import { losePerson, pause, reassign, resume, withoutPause } from './community-plan-people.js';
import type { ClosedPlan, CommunityPlan, CycledPlan } from './community-plan.js';

/** In which stages a command can be given (process §8). Held against the process's own table by a test. */
export const LEGAL_IN = {
  advance: ['commitment', 'baseline', 'diagnosis', 'finishing', 'end-line'],
  'start-cycle': ['communal-plan', 'finishing'],
  'end-cycle': ['running'],
  conclude: ['evaluation'],
  withdraw: LIVING_COMMUNITY_PLAN_STAGES,
  merge: LIVING_COMMUNITY_PLAN_STAGES,
  reassign: LIVING_COMMUNITY_PLAN_STAGES,
  'lose-person': LIVING_COMMUNITY_PLAN_STAGES,
  pause: LIVING_COMMUNITY_PLAN_STAGES,
  resume: LIVING_COMMUNITY_PLAN_STAGES,
} as const satisfies Record<CommandName, readonly CommunityPlanStage[]>;

const WHILE_PAUSED: ReadonlySet<CommandName> = new Set(['withdraw', 'merge', 'reassign', 'lose-person', 'resume']);

/** Where a stage leads once its documents are there. */
const NEXT = {
  commitment: 'baseline',
  baseline: 'diagnosis',
  diagnosis: 'communal-plan',
  finishing: 'end-line',
  'end-line': 'evaluation',
} as const satisfies Partial<Record<CommunityPlanStage, CommunityPlanStage>>;

/** The plan after the command, one version on, or the reason why not. */
export function decideCommunityPlan(
  before: CommunityPlan,
  command: CommunityPlanCommand,
  asOf: Date,
): CommunityPlan | Refusal {
  const legal: readonly CommunityPlanStage[] = LEGAL_IN[command.do];
  if (!legal.includes(before.stage))
    return refuse(CommunityPlanErrors.NOT_IN_STAGE, { params: { stage: before.stage } });
  if (before.pause && !WHILE_PAUSED.has(command.do)) return refuse(CommunityPlanErrors.IS_PAUSED);
  const next = obey(before, command, asOf);
  return isRefusal(next) ? next : { ...next, version: before.version + 1 };
}

function obey(before: CommunityPlan, command: CommunityPlanCommand, asOf: Date): CommunityPlan | Refusal {
  switch (command.do) {
    case 'advance':
      return advance(before, command, asOf);
    case 'start-cycle':
      return startCycle(before, command, asOf);
    case 'end-cycle':
      return { ...(before as CycledPlan), stage: 'finishing', stageSince: asOf };
    case 'conclude':
      return lacking(before, command.products) ?? end(before, command.outcome, asOf);
    case 'withdraw':
      return end(before, 'withdrawn', asOf, { outcomeReason: command.reason });
    case 'merge':
      return merge(before, command, asOf);
    case 'reassign':
      return reassign(before, command.to);
    case 'lose-person':
      return losePerson(before);
    case 'pause':
      return pause(before, command, asOf);
    case 'resume':
      return resume(before, asOf);
  }
}

/** {@link LEGAL_IN} names the stages that lead somewhere. */
const advance = (before: CommunityPlan, { products }: Command<'advance'>, asOf: Date): CommunityPlan | Refusal =>
  lacking(before, products) ??
  ({ ...before, stage: NEXT[before.stage as keyof typeof NEXT], stageSince: asOf } as CommunityPlan);

/** The first cycle, once the communal plan is there, or another one: what the cycle before has made stays. */
function startCycle(
  before: CommunityPlan,
  { products, term }: Command<'start-cycle'>,
  asOf: Date,
): CommunityPlan | Refusal {
  const refusal = lacking(before, products) ?? notThatLong(term, asOf);
  if (refusal) return refusal;
  const cycle = { cycle: before.cycle + 1, cycleStartedAt: asOf, cycleEndsAt: term.until ?? term.latest };
  return { ...before, ...cycle, stage: 'running', stageSince: asOf } as CycledPlan;
}

function notThatLong({ until, latest }: CycleTerm, asOf: Date): Refusal | undefined {
  if (!until) return undefined;
  if (until <= asOf) return refuse(CommunityPlanErrors.DATE_PASSED, { field: 'until' });
  const params = { latest: latest.toISOString().slice(0, 10) };
  return until > latest ? refuse(CommunityPlanErrors.CYCLE_TOO_LONG, { field: 'until', params }) : undefined;
}

function merge(before: CommunityPlan, { into }: Command<'merge'>, asOf: Date): CommunityPlan | Refusal {
  if (into.id === before.id) return refuse(CommunityPlanErrors.MERGED_INTO_ITSELF, { field: 'into' });
  // Ids of other communes are not known here, and those that are closed go on with nothing.
  if (into.commune !== before.commune || into.isClosed)
    return refuse(CommunityPlanErrors.NOTHING_TO_MERGE_INTO, { field: 'into' });
  return end(before, 'merged', asOf, { mergedInto: into.id });
}

function lacking(before: CommunityPlan, products: ProductsThere): Refusal | undefined {
  const [first] = missingProducts(before.stage, products);
  return first && refuse(CommunityPlanErrors.PRODUCT_MISSING, { params: { product: first } });
}

const end = (
  before: CommunityPlan,
  outcome: ClosedPlan['outcome'],
  asOf: Date,
  more: Pick<ClosedPlan, 'outcomeReason' | 'mergedInto'> = {},
): ClosedPlan =>
  ({
    ...withoutPause(before, asOf),
    ...more,
    stage: 'closed',
    stageSince: asOf,
    outcome,
    closedAt: asOf,
  }) as ClosedPlan;
