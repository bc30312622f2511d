import { refuse, type CaseStage, type Refusal, type TherapyFormat, type TherapyPhase } from '@oln/contracts';
import type { CaseFile } from '../case-file/case-file.js';
import { TherapyErrors } from '../therapy/therapy.errors.js';
import type { TherapySession } from '../therapy/therapy.js';
import { SessionErrors } from './session.errors.js';

export const SESSION_KINDS = ['home-visit', 'office', 'school', 'remote', 'group', 'network-meeting'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

export const MISSED_REASONS = [
  'family-cancelled',
  'family-absent',
  'professional-absent',
  'health',
  'unsafe',
  'other',
] as const;
export type MissedReason = (typeof MISSED_REASONS)[number];

interface WholeSession {
  kind: SessionKind;
  at: Date;
  minutes?: number;
  /** Children who took part, or were expected to. */
  children: readonly string[];
  notes?: string;
  /** Of a therapy. */
  format?: TherapyFormat;
  phase?: TherapyPhase;
}

export type Session = WholeSession & ({ held: true } | { held: false; missedReason: MissedReason });

const LEGAL_IN: readonly CaseStage[] = ['diagnosis', 'family-plan', 'execution', 'evaluation', 'closure'];

/** A session is logged when it has happened, or was missed; while the case is accompanied, and not paused. */
export function decideSession(file: CaseFile, session: Session, asOf: Date): Session | Refusal {
  if (!LEGAL_IN.includes(file.stage)) return refuse(SessionErrors.NOT_IN_STAGE, { params: { stage: file.stage } });
  if (file.pause && session.held && session.at > file.pause.since) return refuse(SessionErrors.CASE_PAUSED);
  if (session.at > asOf) return refuse(SessionErrors.NOT_YET, { field: 'at' });
  if (session.at < file.openedAt) return refuse(SessionErrors.BEFORE_CASE, { field: 'at' });
  const stranger = session.children.some((child) => !belongs(file, child));
  return stranger
    ? refuse(SessionErrors.OTHER_CHILD, { field: 'children' })
    : (formatProblem(file, session) ?? session);
}

/** While a therapy runs its sessions have a format and a phase; what is logged of it later may still have them. */
function formatProblem({ line, stage }: CaseFile, { kind, format, phase }: Session): Refusal | undefined {
  const isTherapy = line === 'family-therapy' && kind !== 'network-meeting';
  if (isTherapy && stage === 'execution' && (!format || !phase))
    return refuse(TherapyErrors.FORMAT_MISSING, { field: format ? 'phase' : 'format' });
  if (!format && !phase) return undefined;
  if (!isTherapy || stage === 'diagnosis' || stage === 'family-plan')
    return refuse(TherapyErrors.NO_THERAPY_SESSION, { field: format ? 'format' : 'phase' });
  return format && phase ? undefined : refuse(TherapyErrors.FORMAT_MISSING, { field: format ? 'phase' : 'format' });
}

/** The session as its therapy counts it, if it does. */
export const therapySessionOf = ({ at, held, format, phase }: Session): TherapySession | undefined =>
  format && phase ? { at, held, format, phase } : undefined;

const belongs = (file: CaseFile, child: string): boolean =>
  file.children.includes(child) || file.leftChildren.some((left) => left.child === child);
