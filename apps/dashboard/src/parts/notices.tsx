import { useState, type ReactNode } from 'react';
import { moveTo } from '../data/answers.js';
import { defaultPlace } from '../data/scope.js';
import type { Viewer } from '../data/viewer.js';
import { placeName } from '../filters/filter-bar.js';
import { useLook } from '../url/use-view.js';
import { EVERYWHERE } from '../url/view.js';
import { useWords } from '../words/use-words.js';
import { ViewLink } from './view-link.js';

/** Instead of the figures: why there are none, and what to do. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="notice panel">
      <h1>{title}</h1>
      {children}
    </div>
  );
}

export function SignedOut() {
  const say = useWords();
  const { addressOf } = useLook();
  return (
    <Notice title={say.text('signedOutTitle')}>
      <p>{say.text('signedOutDetail')}</p>
      <p>
        <a className="button" href={`/auth/login?next=${encodeURIComponent(addressOf({}))}`}>
          {say.text('signIn')}
        </a>
      </p>
    </Notice>
  );
}

export function OutOfReach({ place, viewer }: { place: string; viewer: Viewer }) {
  const say = useWords();
  const mine = defaultPlace(viewer);
  const name = mine === EVERYWHERE ? say.text(viewer.isNational ? 'country' : 'everywhere') : placeName(mine);
  return (
    <Notice title={say.text('outOfReachTitle', { place: placeName(place) })}>
      <p>{say.text('outOfReachDetail')}</p>
      <p>
        <ViewLink to={{ place: mine }} className="button">
          {say.text('seeMine', { place: name })}
        </ViewLink>
      </p>
    </Notice>
  );
}

/** Who works in several offices acts in one at a time. */
export function OtherOffice({ place, moved }: { place: string; moved: () => void }) {
  const say = useWords();
  const [failed, setFailed] = useState(false);
  const name = placeName(place);
  const move = (): void => void moveTo(place).then((done) => (done ? moved() : setFailed(true)));
  return (
    <Notice title={say.text('otherOfficeTitle', { place: name })}>
      <p>{say.text('otherOfficeDetail')}</p>
      {failed ? <p role="alert">{say.text('changeOfficeFailed')}</p> : null}
      <p>
        <button type="button" onClick={move}>
          {say.text('changeOffice', { place: name })}
        </button>
      </p>
    </Notice>
  );
}
