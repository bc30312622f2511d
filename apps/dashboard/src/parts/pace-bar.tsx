const percent = (share: number): string => `${Math.min(100, Math.max(0, share * 100))}%`;

/** How much there is, and a mark at how much there should be. What it draws is said beside it. */
export function PaceBar({ share, pace }: { share: number; pace?: number }) {
  return (
    <span className="pace" aria-hidden="true">
      <i style={{ inlineSize: percent(share) }} />
      {pace === undefined ? null : <b style={{ insetInlineStart: percent(pace) }} />}
    </span>
  );
}
