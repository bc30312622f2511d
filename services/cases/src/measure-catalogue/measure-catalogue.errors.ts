import { defineErrors } from '@oln/contracts';

/** Closed list of refusals. */
export const MeasureCatalogueErrors = defineErrors('MEASURE_CATALOGUE', {
  NONE_IN_FORCE: {
    status: 409,
    title: { es: 'No hay catálogo de medidas vigente', en: 'There is no catalogue of measures in force' },
    todo: { es: 'Cargue una versión vigente', en: 'Load a version that is in force' },
  },
  NOT_USABLE: {
    status: 422,
    title: { es: 'El catálogo no se puede usar: {why}', en: 'The catalogue cannot be used: {why}' },
    todo: { es: 'Corrija el catálogo y cárguelo otra vez', en: 'Correct the catalogue and load it again' },
  },
  VERSION_EXISTS: {
    status: 409,
    title: { es: 'Esa versión ya está cargada', en: 'That version is loaded already' },
    todo: { es: 'Cárguela con otro número', en: 'Load it with another number' },
  },
});
