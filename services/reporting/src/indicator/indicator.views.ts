import type { IndicatorDto } from './indicator.dto.js';
import type { Indicator } from './indicator.js';

export const indicatorView = ({ formula, facts, by, ...indicator }: Indicator): IndicatorDto => ({
  ...indicator,
  form: formula.form,
  facts: [...facts],
  by: [...by],
});
