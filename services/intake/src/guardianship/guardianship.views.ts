import type { GuardianshipDto } from './guardianship.dto.js';
import type { Guardianship } from './guardianship.js';

export const guardianshipView = ({ recordedAt: _recordedAt, ...guardianship }: Guardianship): GuardianshipDto =>
  guardianship;
