import { strToU8, zipSync } from 'fflate';

/** A package as a municipality may send it: mostly right, with the faults that people make. */
export const SMALL_PACKAGE: Readonly<Record<string, string>> = {
  'datapackage.json': '{ "name": "catastro", "profile": "tabular-data-package" }\n',
  'notas.txt': 'Revisado por la oficina',
  'organizations.csv': [
    'id,name,alternate_name,description,email,website,zona',
    'org-1,CESFAM Santa Amalia,,"Centro de salud, familiar",hola@cesfam.example,https://cesfam.example,norte',
    'org-2,,,Sin nombre,,,',
    'org-1,Repetida,,Otra vez,,,',
  ].join('\n'),
  'services.csv': [
    'id,organization_id,name,description,status,minimum_age,maximum_age,assured_date,url',
    'srv-1,org-1,Salud mental,"Dice ""hola""\ny sigue",active,6,17,2026-01-15,https://cesfam.example/salud',
    'srv-2,org-9,Sin institución,,active,,,,',
    'srv-3,org-1,Edad mal,,Active,seis,17,ayer,no es',
    ',org-1,Sin identificador,,active,,,,',
    'srv-5,org-2,De la que no tiene nombre,,active,,,,',
    'srv-6,org-1,Con celdas de más,,active,,,,,sobra',
  ].join('\n'),
  'locations.csv': 'id,location_type,name,latitude\nloc-1,physical,Sede,-33.52\n',
  'addresses.csv':
    'id,location_id,address_1,city,state_province,postal_code,country,address_type\nadr-1,loc-1,Av. La Florida 9343,La Florida,RM,8240000,CL,physical\n',
  'service_at_location.csv': 'id,service_id,location_id\nsal-1,srv-1,loc-1\n',
  'schedules.csv': 'id,location_id,freq,byday,opens_at,closes_at\nsch-1,loc-1,WEEKLY,"MO,TU",08:30,17:30\n',
  'contacts.csv': 'id,service_id,name,title\ncon-1,srv-1,Rosa Pérez,Directora\n',
  'metadata.csv':
    'id,resource_id,resource_type,last_action_date,last_action_type,field_name,previous_value,replacement_value,updated_by\nmet-1,srv-1,service,2026-01-01,update,name,a,b,alguien\n',
  'vehiculos.csv': 'patente,uso\nAB1234,traslados\n',
  'x_capacity.csv': 'id,service_id,valid_from,valid_to,places,taken\ncap-1,srv-1,2026-03-01,2026-12-31,8,3\n',
};

export const zipped = (files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))));
