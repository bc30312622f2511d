import { AbsencesAndEmergencies1764610000000 } from './absences-and-emergencies.js';
import { AnswerLinks1764460000000 } from './answer-links.js';
import { ClientSecrets1764600000000 } from './client-secrets.js';
import { Erasures1796200000000 } from './erasures.js';
import { HandedOnNotices1797100000000 } from './handed-on-notices.js';
import { HeldDataIndexes1764700000000 } from './held-data-indexes.js';
import { Sessions1764500000000 } from './sessions.js';
import { SessionsOfPeople1796210000000 } from './sessions-of-people.js';
import { StaffAndNotices1763900000000 } from './staff-and-notices.js';

/** In order. What was released never changes: a change is a new one. */
export const MIGRATIONS = [
  StaffAndNotices1763900000000,
  AnswerLinks1764460000000,
  Sessions1764500000000,
  ClientSecrets1764600000000,
  AbsencesAndEmergencies1764610000000,
  HeldDataIndexes1764700000000,
  Erasures1796200000000,
  SessionsOfPeople1796210000000,
  HandedOnNotices1797100000000,
];
