import { alertsEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import type { HandingOn } from './alert.js';

/** Asks the other service to take the alert over. It opens what is asked for once, whatever is repeated. */
export function askFor(tx: Tx, alert: HandingOn): void {
  const { id, childId, familyId, severity, answer } = alert;
  const asked = { id, childId, familyId, severity, factors: [...alert.factors], askedAt: tx.asOf.toISOString() };
  switch (answer.kind) {
    case 'case':
      return tx.emit(alertsEvents.caseAsked, alert, { ...asked, caseId: answer.caseId! });
    case 'intake':
      return tx.emit(alertsEvents.intakeAsked, alert, asked);
    case 'escalation':
      return tx.emit(alertsEvents.escalationAsked, alert, { ...asked, urgent: answer.urgent ?? false });
    case 'measure':
      return tx.emit(alertsEvents.measureAsked, alert, asked);
  }
}
