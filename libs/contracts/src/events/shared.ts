import { Type } from 'typebox';
import { ROLES } from '../envelope.js';
import { Code, Id, Instant, OneOf, Person } from './parts.js';

/** Events that every owner of a process publishes in the same shape. */
const deadline = {
  id: Id('Record whose clock it is'),
  process: Code('Process, in kebab case'),
  stage: Code('Stage of the record'),
  rule: Code('<stage>.<rule> of the process table'),
  due: Instant('When it is or was due, business time'),
  personInCharge: Type.Optional(Person('Who is in charge')),
};

export const deadlineSet = () =>
  Type.Object({ ...deadline, remindAt: Type.Optional(Instant('When the reminder is due')) });
export const deadlineMet = () => Type.Object(deadline);
export const deadlineResumed = () =>
  Type.Object({
    ...deadline,
    overdueSince: Type.Optional(Instant('It had passed unanswered before: since when; nobody is told of that again')),
  });
export const deadlineReminded = () => Type.Object(deadline);
export const deadlineOverdue = () => Type.Object({ ...deadline, told: OneOf(ROLES, 'Role that is told') });
export const deadlineClimbed = () => Type.Object({ ...deadline, told: OneOf(ROLES, 'Role that is told now') });

/** A notice to people. The gateway keeps the inbox and sends the e-mail; texts come from the code, not from here. */
export const notice = () =>
  Type.Object({
    code: Code('What the notice says, e.g. deadline.overdue'),
    about: Id('Record it is about'),
    aboutKind: Code('Kind of the record, e.g. case'),
    toPerson: Type.Optional(Person('Addressee; or else toRole')),
    toRole: Type.Optional(OneOf(ROLES, 'Every person with this role in the commune')),
    rule: Type.Optional(Code('Deadline rule, if it is about one')),
    process: Type.Optional(Code('Process whose rule it is, in kebab case')),
    due: Type.Optional(Instant('Due date, if there is one')),
    urgency: OneOf(['now', 'today', 'digest'] as const, 'How soon it must reach the person'),
  });
