import { SEVERITIES, type Severity } from '@oln/contracts';
import { CodeField, IdField, InstantField } from '@oln/service-kit';
import { FactorsField } from '../fields/list-fields.js';

export class CaseAlertDto {
  @IdField({ describe: 'Alert' }) alertId: string;
  @IdField() childId: string;
  @CodeField(SEVERITIES) severity: Severity;
  @FactorsField({ describe: 'Factors the alert names' }) factors: string[];
  @InstantField({ describe: 'When the case was to be informed' }) askedAt: string;
  @InstantField({ describe: 'When the case knew of it' }) heardAt: string;
}
