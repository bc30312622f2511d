import { SEVERITIES, type Severity } from '@oln/contracts';
import {
  CodeField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  PartField,
  PatternField,
  PersonField,
  TextField,
} from '@oln/service-kit';

const CODE = /^[a-z0-9][a-z0-9.-]{0,79}$/;

class LabelBody {
  @TextField({ example: 'Sospecha de violencia' }) es: string;
  @TextField({ example: 'Violence suspected' }) en: string;
}

class FactorBody {
  @PatternField(CODE, { example: 'violence-suspected', max: 80 }) code: string;
  @CodeField(SEVERITIES) severity: Severity;
  @PartField(() => LabelBody) label: LabelBody;
}

class CountBody {
  @IntField({ min: 2, max: 20, example: 3 }) factors: number;
  @CodeField(SEVERITIES) atLeast: Severity;
}

class ScoreBandBody {
  @IntField({ max: 100, example: 80 }) from: number;
  @CodeField(SEVERITIES, { example: 'medium', describe: 'Medium at most: a score is never the only ground' })
  severity: Severity;
}

class EffectBody {
  @IntField({ max: 3, example: 1, describe: 'Steps graver' }) raise: number;
  @CodeField(SEVERITIES, { optional: true }) atLeast?: Severity;
}

class EffectsBody {
  @PartField(() => EffectBody) simultaneous: EffectBody;
  @PartField(() => EffectBody) successive: EffectBody;
  @PartField(() => EffectBody) complex: EffectBody;
}

export class SeverityRulesBody {
  @PatternField(CODE, { example: '2026.2-san-pedro', max: 80 }) code: string;
  @DateField({ describe: 'In force from this day on' }) validFrom: string;
  @ListField(() => FactorBody, { max: 200 }) factors: FactorBody[];
  @CodeField(SEVERITIES, { example: 'medium' }) unknownFactor: Severity;
  @CodeField(SEVERITIES, { example: 'medium' }) nothingNamed: Severity;
  @ListField(() => CountBody, { max: 20 }) counts: CountBody[];
  @ListField(() => ScoreBandBody, { max: 20 }) scores: ScoreBandBody[];
  @PartField(() => EffectsBody) correlations: EffectsBody;
}

export class SeverityRulesDto extends SeverityRulesBody {
  @IdField({ optional: true, describe: 'Absent: the house’s own set' }) id?: string;
  @TextField({ example: '13110', describe: '* for the house’s own set' }) commune: string;
  @IntField({ min: 1 }) version: number;
  @FlagField({ describe: 'Judges what comes in now' }) inForce: boolean;
  @PersonField({ optional: true }) loadedBy?: string;
  @InstantField({ optional: true }) loadedAt?: string;
  @InstantField({ optional: true }) withdrawnAt?: string;
}
