export * from "./claims";
export * from "./history";
export * from "./investigations";
export * from "./people";
export * from "./saved-views";
export * from "./sentences";
export * from "./sources";
export * from "./threads";
