// The table of routes that the build takes from the contract: what to send where, each with its declared types.
declare module "virtual:route-table" {
  export const routes: {
    readonly [
      Name in import("@nhipcau/contract/routes.ts").RouteName
    ]: import("./request.ts").RouteLine<Name>;
  };
}
