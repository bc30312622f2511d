import { allows, type ConsentAct, type ConsentState } from './consent.js';
import type { CaseConsent } from './case-consent.repository.js';
import type { ConsentActDto, ConsentDto } from './consent.dto.js';
import type { HeldConsent } from './consent.reading.js';

/** What holds, what was said, and in plain words what stops and what goes on. */
export function consentView({ personId, commune, purpose, consent, acts, papers }: HeldConsent): ConsentDto {
  const { code, recordedIn, unasked, label, legalBasis, stops, goesOn } = purpose;
  const [paper] = papers;
  const state = consent?.state ?? (paper ? stateOf(paper) : 'unasked');
  return {
    ...{ id: consent?.id, personId, commune, version: consent?.version ?? 0, purpose: code },
    ...{ state, allowed: allows(state, unasked), since: (consent?.since ?? paper?.at)?.toISOString() },
    ...{ recordedIn, label, legalBasis, stops, goesOn },
    history: [...acts.map(actView), ...papers.map(paperView)],
  };
}

const actView = ({
  id: _id,
  commune: _commune,
  consentId: _of,
  version: _version,
  ...act
}: ConsentAct): ConsentActDto => ({
  ...act,
  saidAt: act.saidAt.toISOString(),
  recordedAt: act.recordedAt.toISOString(),
});

/** A paper is signed, or taken back; what a family refused to sign was told the same way. */
const stateOf = ({ given }: CaseConsent): ConsentState => (given ? 'given' : 'withdrawn');

const paperView = (paper: CaseConsent): ConsentActDto => ({
  state: stateOf(paper),
  saidAt: paper.at.toISOString(),
  caseId: paper.caseId,
});
