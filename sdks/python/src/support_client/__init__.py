"""The client for support teams, under the name that its document prints.

    from support_client import Client

    client = Client(api_key="…")
    client.tickets.list(status="open", limit=50)
"""
from jupiteriq import AsyncClient, Client, JupiterIQError

__all__ = ["AsyncClient", "Client", "JupiterIQError"]
