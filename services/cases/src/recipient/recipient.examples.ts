import type { RecipientBody } from './recipient.dto.js';

export const RECIPIENT: RecipientBody = {
  scope: 'commune',
  title: {
    es: 'Servicio de Protección Especializada, equipo comunal',
    en: 'Specialised protection service, local team',
  },
  email: 'equipo@proteccion.example',
  people: ['servicio-1'],
  active: true,
};
