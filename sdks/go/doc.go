// Package jupiteriq speaks with the API of JupiterIQ.
//
// A [Client] has a service for each part of the API; ids come first, then the body or the parameters, then options of
// this one request. What may be left out of a body is a [Field]: [Set] gives it, [Null] empties it, nothing leaves it
// as it is. Whatever goes wrong is a [*JupiterIQError] for errors.As, and one of the types over it.
package jupiteriq
