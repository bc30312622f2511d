/** What the registry says of one of its entries: it points to another one since a merge, or stands for itself. */
export interface MergeState {
  id: string;
  commune: string;
  /** Of the entry, once this was so. */
  version: number;
  /** Where it points. */
  into?: string;
}

/**
 * What an entry becomes by what is told, oldest first; nothing if something newer was told before. Facts come twice and out of order:
 * the highest version holds. Between two merges an undoing is still to come, and will be old then: it is gone through now, for who does
 * more about a merge than remember it.
 */
export function becomes(known: MergeState | undefined, told: MergeState): MergeState[] {
  if (known && known.version >= told.version) return [];
  const isElsewhere = known?.into !== undefined && told.into !== undefined && known.into !== told.into;
  return isElsewhere ? [{ ...told, into: undefined }, told] : [told];
}
