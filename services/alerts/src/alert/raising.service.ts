import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, type AlertSource } from '@oln/contracts';
import { communeWithin, mayCall, UnitOfWork, type CallContext, type Principal } from '@oln/service-kit';
import { feedbackOf } from '../feedback/feedback.js';
import { AlertIntake } from './alert-intake.service.js';
import { saysSomething, type AlertIdentity } from './alert-identity.js';
import { AlertErrors } from './alert.errors.js';
import { ChildTurns } from './child-turns.js';
import type { RaisedAlertDto } from './alert-input.dto.js';
import type { Telling } from './registration.service.js';

/** What somebody tells. Who they are says which source it is. */
export interface Raised {
  commune?: string;
  source?: AlertSource;
  institutionId?: string;
  reference?: string;
  childId?: string;
  identity?: AlertIdentity;
  factors?: string[];
  score?: number;
  scoreModel?: string;
  receivedAt?: string;
  narrative?: string;
}

/** Raising an alert: one call, one transaction. The answer says no more than who raised it may know. */
@Injectable()
export class Raising {
  constructor(
    private readonly work: UnitOfWork,
    private readonly intake: AlertIntake,
    private readonly turns: ChildTurns,
  ) {}

  raise(raised: Raised): Promise<RaisedAlertDto> {
    return this.turns.inTurn(raised.childId, () =>
      this.work.add('alert.raise', async (tx) => {
        const { alert, known } = await this.intake.take(tx, tellingOf(tx.context, raised));
        const { id, commune } = alert;
        const receivedAt = alert.receivedAt.toISOString();
        return { id, commune, known, feedback: feedbackOf(alert), receivedAt, reference: raised.reference };
      }),
    );
  }
}

/** Throws the refusal. */
export function tellingOf(context: CallContext, raised: Raised): Telling {
  const { principal } = context;
  const { childId, identity, factors = [], score, scoreModel, narrative, reference } = raised;
  if (!childId && !saysSomething(identity)) throw refused('WHO_MISSING', 'identity');
  if (factors.length === 0 && score === undefined && narrative === undefined) throw refused('NOTHING_SAID', 'factors');
  if ((score === undefined) !== (scoreModel === undefined)) throw refused('SCORE_MODEL_MISSING', 'scoreModel');
  const by = sourceOf(principal, raised);
  const said = { reference, childId, identity: childId ? undefined : identity, factors, score, scoreModel, narrative };
  const receivedAt = raised.receivedAt ? new Date(raised.receivedAt) : undefined;
  const teller = { raisedBy: principal.person, sender: senderOf(principal) };
  return { commune: communeWithin(context, raised.commune), ...teller, receivedAt, ...by, ...said };
}

/** Undefined for who sees the alerts of the office anyway, and for an institution: what it tells is known again as its own. */
export const senderOf = (principal: Principal): string | undefined =>
  principal.kind !== 'person' || mayCall(principal, 'alerts.follow') || isOfInstitution(principal)
    ? undefined
    : principal.person;

const isOfInstitution = ({ roles, institution }: Principal): boolean =>
  institution !== undefined && roles.every((role) => role === 'network-member');

/** Systems speak as SAN, members of the network for their institution; the office for itself or for who called. */
function sourceOf(
  principal: Principal,
  { source, institutionId, childId }: Raised,
): Pick<Telling, 'source' | 'institutionId' | 'personInCharge'> {
  const isOutside = principal.roles.every((role) => role === 'integrator' || role === 'network-member');
  if (!isOutside) {
    const duty = principal.kind === 'person' && principal.roles.some((role) => LOOKS_INTO.has(role));
    return { source: source ?? 'staff', institutionId, personInCharge: duty ? principal.person : undefined };
  }
  if (childId) throw refused('STAFF_ONLY', 'childId');
  if (source) throw refused('STAFF_ONLY', 'source');
  if (institutionId) throw refused('STAFF_ONLY', 'institutionId');
  if (principal.roles.includes('integrator')) return { source: 'san' };
  return { source: 'network', institutionId: principal.institution };
}

/** A case manager who raises an alert looks into it; a coordinator or support leaves it to who is on duty. */
const LOOKS_INTO: ReadonlySet<string> = new Set(['case-manager', 'family-therapist']);

const refused = (error: keyof typeof AlertErrors, field: string): RefusedError =>
  new RefusedError(refuse(AlertErrors[error], { field }));
