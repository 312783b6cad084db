module github.com/jupiteriq/sdk-go

go 1.24
