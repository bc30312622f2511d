import type { Principal } from '@oln/service-kit';
import type { ReferralCommand } from './referral-commands.js';
import type { Addressee } from './referral-notices.js';
import { isFixed, isHolding, type Referral } from './referral.js';

interface News {
  code: `referral.${string}`;
  to: Addressee;
  urgency: 'now' | 'today' | 'digest';
}

const COORDINATOR: Addressee = { toRole: 'coordinator' };

/** Who must be told of a change, besides those who made it. Pure. */
export function newsOf(before: Referral, after: Referral, command: ReferralCommand, by: Principal): News[] {
  const person: Addressee = { toPerson: after.personInCharge };
  const news = [...ofOutcome(before, after, person), ...ofStage(before, after, command, person)];
  // Nobody is told what they did themselves.
  return news.filter(({ to }) => !('toPerson' in to) || to.toPerson !== by.person);
}

function ofStage(before: Referral, after: Referral, command: ReferralCommand, person: Addressee): News[] {
  switch (command.do) {
    case 'accept':
    case 'offer-vacancy':
      return [{ code: 'referral.vacancy-offered', to: person, urgency: 'now' }];
    case 'wait-list':
      return [{ code: 'referral.wait-listed', to: person, urgency: 'today' }];
    case 'decline':
      return after.stage === 'matching' ? [{ code: 'referral.declined', to: person, urgency: 'today' }] : [];
    case 'ask-next':
      return after.stage === 'sent' ? [{ code: 'referral.next-asked', to: person, urgency: 'today' }] : [];
    case 'end-wait':
      return [COORDINATOR, person].map((to) => ({ code: 'referral.wait-ended', to, urgency: 'today' }) as const);
    case 'set-appointment':
    case 'reschedule':
      return [{ code: 'referral.appointment-set', to: person, urgency: 'now' }];
    case 'call-release':
      return [person, COORDINATOR].map(
        (to) => ({ code: 'referral.family-not-looked-for', to, urgency: 'now' }) as const,
      );
    case 'release':
      return [COORDINATOR, person].map((to) => ({ code: 'referral.vacancy-released', to, urgency: 'today' }) as const);
    case 'worsen':
      return [COORDINATOR, person].map((to) => ({ code: 'referral.worsened', to, urgency: 'now' }) as const);
    case 'review':
      return ofReview(command, person);
    case 'question-consent':
      return [COORDINATOR, person].map((to) => ({ code: 'referral.consent-withdrawn', to, urgency: 'now' }) as const);
    case 'settle-consent':
      return [{ code: 'referral.consent-given', to: person, urgency: 'today' }];
    case 'reassign':
      return [{ code: 'referral.reassigned', to: person, urgency: 'today' }];
    default:
      return [];
  }
}

function ofReview({ decision }: ReferralCommand & { do: 'review' }, person: Addressee): News[] {
  const decided: News = { code: 'referral.wait-reviewed', to: person, urgency: 'today' };
  if (decision !== 'escalate') return [decided];
  // What is needed beyond the list is another process: somebody must open it now.
  return [COORDINATOR, person].map((to) => ({ code: 'referral.escalation-needed', to, urgency: 'now' }) as const);
}

function ofOutcome(before: Referral, after: Referral, person: Addressee): News[] {
  if (!isFixed(after)) return [];
  if (isFixed(before))
    return after.stage === 'closed' && after.result ? [{ code: 'referral.result', to: person, urgency: 'digest' }] : [];
  switch (after.outcome) {
    case 'effective':
      return [{ code: 'referral.effective', to: person, urgency: 'digest' }];
    case 'no-offer':
    case 'declined-by-all':
      return [person, COORDINATOR].map((to) => ({ code: 'referral.without-offer', to, urgency: 'today' }) as const);
    default:
      return isHolding(before) || before.stage !== 'matching'
        ? [{ code: 'referral.ended', to: person, urgency: 'today' }]
        : [];
  }
}
