import { ALL_COMMUNES, type Commune } from '../places/places.js';

export interface Point {
  code: string;
  x: number;
  y: number;
}

export type PanelName = 'north' | 'centre' | 'santiago' | 'south' | 'region';

/** A part of the map at a scale of its own: Chile is 4,300 km long, and a third of its communes lie within 400. */
export interface Panel {
  name: PanelName;
  width: number;
  height: number;
  points: readonly Point[];
  /** Where the name of each region stands, on the side of the sea. */
  labels: readonly { code: string; y: number }[];
}

const HEIGHT = 400;
/** The city is small, and beside the long country it need not be as tall. */
const CITY_HEIGHT = 280;
const WIDEST = 360;
const MARGIN = 16;
/** Room for names of regions. */
const SEA = 84;

const NORTH = ['15', '01', '02', '03', '04'];
const CENTRE = ['05', '13', '06', '07', '16', '08'];
const SOUTH = ['09', '14', '10', '11', '12'];
const CAPITAL = '13';
/** Rapa Nui and Juan Fernández: far out at sea, drawn at the edge. */
export const ISLANDS: readonly string[] = ['05201', '05104'];
/** The city: the province of Santiago, Puente Alto, San Bernardo. */
const isOfCity = ({ code }: Commune): boolean => code.startsWith('131') || code === '13201' || code === '13401';

const inRegions = (regions: readonly string[]): Commune[] =>
  ALL_COMMUNES.filter(({ region }) => regions.includes(region));

interface Extent {
  west: number;
  east: number;
  south: number;
  north: number;
}

function extentOf(communes: readonly Commune[]): Extent {
  const near = communes.filter(({ code }) => !ISLANDS.includes(code));
  const [longitudes, latitudes] = [near.map(({ longitude }) => longitude), near.map(({ latitude }) => latitude)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  // A region may be of one commune.
  const least = 0.15;
  return { west: west - least, east: east + least, south: south - least, north: north + least };
}

/** Plate carrée, with its parallel in the middle of the panel: over so few degrees as good as any other. */
function panelOf(name: PanelName, communes: readonly Commune[], regions: readonly string[], tall = HEIGHT): Panel {
  const { west, east, south, north } = extentOf(communes);
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min((tall - 2 * MARGIN) / (north - south), WIDEST / ((east - west) * narrowing));
  const sea = regions.length > 0 ? SEA : 0;
  const [width, height] = [
    sea + 2 * MARGIN + (east - west) * narrowing * scale,
    2 * MARGIN + (north - south) * scale,
  ].map(Math.round) as [number, number];
  const clamp = (value: number, from: number, to: number): number => Math.round(Math.min(to, Math.max(from, value)));
  const yOf = (latitude: number): number => clamp(MARGIN + (north - latitude) * scale, MARGIN, height - MARGIN);
  const xOf = (longitude: number): number =>
    clamp(sea + MARGIN + (longitude - west) * narrowing * scale, sea + 4, width - MARGIN);
  return {
    ...{ name, width, height },
    points: communes.map(({ code, longitude, latitude }) => ({ code, x: xOf(longitude), y: yOf(latitude) })),
    labels: regions.map((code) => ({ code, y: yOf(middleOf(communes.filter(({ region }) => region === code))) })),
  };
}

const middleOf = (communes: readonly Commune[]): number => {
  const near = communes.filter(({ code }) => !ISLANDS.includes(code));
  return near.reduce((sum, { latitude }) => sum + latitude, 0) / near.length;
};

const cityPanel = (): Panel => panelOf('santiago', inRegions([CAPITAL]).filter(isOfCity), [], CITY_HEIGHT);

/** The whole country in four parts, from north to south; of a region itself, with its capital city if that is Santiago. */
export function panelsOf(region: string | undefined): Panel[] {
  if (region) {
    const own = panelOf('region', inRegions([region]), []);
    return region === CAPITAL ? [own, cityPanel()] : [own];
  }
  const whole = ([name, regions]: [PanelName, string[]]): Panel => panelOf(name, inRegions(regions), regions);
  const [north, centre, south] = (
    [
      ['north', NORTH],
      ['centre', CENTRE],
      ['south', SOUTH],
    ] as [PanelName, string[]][]
  ).map(whole);
  return [north!, centre!, cityPanel(), south!];
}

/** Area, not diameter, is what people compare. `most`: the largest value of the map. */
export const radiusOf = (value: number, most: number, largest = 24): number =>
  most > 0 ? Math.max(3, largest * Math.sqrt(value / most)) : 3;

/** 1, 2 or 5 with noughts, as large as fits. */
const roundBelow = (value: number): number => {
  const magnitude = 10 ** Math.floor(Math.log10(value));
  return [5, 2, 1].map((step) => step * magnitude).find((one) => one <= value)!;
};

/** Round numbers for the legend, the largest first: 200, 50, 10. */
export const legendValues = (most: number): number[] => [
  ...new Set([most, most / 4, most / 16].filter((value) => value >= 1).map(roundBelow)),
];
